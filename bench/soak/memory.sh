# What both soaks measure; to be sourced.

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
