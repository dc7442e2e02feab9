# What both soaks share; to be sourced.

# await_ready PID LOG: waits until the instance says that it is ready; shows its output where it ends before.
await_ready() {
  until grep -q '^ready:' "$2"; do
    kill -0 "$1" || { cat "$2"; exit 1; }
    sleep 1
  done
}

# measure PID NAME FILE: prints, and appends to FILE, the heap used after full collections, the anonymous
# memory, and what the JVM itself accounts for.
measure() {
  jcmd "$1" GC.run >/dev/null
  jcmd "$1" GC.run >/dev/null
  heap=$(jcmd "$1" GC.heap_info | sed -n 's/.* used \([0-9]*\)K.*/\1/p' | head -n 2 | paste -sd+ | bc)
  anonymous=$(awk '/^RssAnon/ {print $2}' "/proc/$1/status")
  native=$(jcmd "$1" VM.native_memory summary | sed -n 's/^Total:.*committed=\([0-9]*\)KB.*/\1/p')
  echo "$2: heap $heap KiB, anonymous $anonymous KiB, native committed $native KiB" | tee -a "$3"
}
