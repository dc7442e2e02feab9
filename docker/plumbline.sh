#!/bin/sh
# Runs the command in an image, as the script `plumbline` does in a checkout.
#
#   PLUMBLINE_JAVA_OPTS  options for the JVM, for example -Xmx4g
set -eu

# In order, and not by a wildcard: our logging configuration stands before that of a library.
classpath=
for jar in /opt/plumbline/*.jar /opt/plumbline/lib/*.jar; do
  classpath=$classpath${classpath:+:}$jar
done

# shellcheck disable=SC2086 # the options are words
exec java \
  --add-opens=java.base/java.util=ALL-UNNAMED \
  --add-opens=java.base/java.lang=ALL-UNNAMED \
  --add-opens=java.base/java.time=ALL-UNNAMED \
  -Djava.awt.headless=true \
  ${PLUMBLINE_JAVA_OPTS:-} \
  -cp "$classpath" dev.plumbline.app.Main "$@"
