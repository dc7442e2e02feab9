package dev.plumbline.schemas;

/** IEEE 754 half precision, which the JDK has from version 20 on only. */
final class Float16 {
  /** The largest finite value. */
  static final float MAX = 65504f;

  private Float16() {}

  /** Rounds to the nearest half, ties to even; beyond {@link #MAX} to infinity. */
  static short toBits(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int rest = bits & 0x7FFFFFFF;
    if (rest >= 0x7F800000) {
      return (short) (sign | 0x7C00 | (rest > 0x7F800000 ? 0x200 : 0));
    }
    if (rest >= 0x477FF000) { // rounds to 65520 or more
      return (short) (sign | 0x7C00);
    }
    if (rest < 0x38800000) { // below 2^-14: subnormal, a multiple of 2^-24
      return (short) (sign | (int) Math.rint(Float.intBitsToFloat(rest) * 0x1p24f));
    }
    int rebiased = rest - ((127 - 15) << 23);
    return (short) (sign | ((rebiased + 0xFFF + ((rebiased >>> 13) & 1)) >>> 13));
  }

  static float fromBits(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1F;
    int fraction = half & 0x3FF;
    if (exponent == 0) {
      return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
    }
    int rebiased = exponent == 0x1F ? 0xFF : exponent + 127 - 15;
    return Float.intBitsToFloat(sign | (rebiased << 23) | (fraction << 13));
  }
}
