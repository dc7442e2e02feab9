package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.model.AttributeValue;
import java.util.List;

/** Single conditions on a column, or their negations, in the server's expression language. */
interface Conditions {
  Expression compare(Column column, Operator operator, AttributeValue value, boolean negated);

  Expression in(Column column, List<AttributeValue> values, boolean negated);

  Expression exists(Column column, boolean negated);
}
