package dev.plumbline.jobs.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs with {@code -Dplumbline.faults=all} only: it takes longer than a build should. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "plumbline.faults",
    matches = "all",
    disabledReason = "asked for by -Dplumbline.faults=all")
public @interface AllFaults {}
