"""Says how memory grew, and fails if it was by more than 5 %: growth.py FIGURES

FIGURES has a line for each measurement, as common.sh writes them. The medians of the second sixth and of the
last are compared; of two measurements, the one and the other.
"""
import re
import statistics
import sys

rows = [list(map(int, re.findall(r"(\d+) KiB", line))) for line in open(sys.argv[1])]
sixth = max(1, len(rows) // 6)
start = sixth if len(rows) > 2 else 0
early, late = rows[start : start + sixth], rows[-sixth:]
failed = False
for column, name in enumerate(("heap", "anonymous")):
    before, after = (statistics.median(row[column] for row in part) for part in (early, late))
    growth = 100 * (after - before) / before
    print(f"  {name}: {before:.0f} KiB, then {after:.0f} KiB ({growth:+.1f} %)")
    if growth > 5:
        failed = True
        print(f"FAILED: {name} grew")
sys.exit(failed)
