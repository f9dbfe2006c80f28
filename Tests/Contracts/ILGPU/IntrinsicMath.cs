namespace ILGPU;

/// <summary>Arithmetic that compiles to single instructions on devices.</summary>
public static class IntrinsicMath
{
    /// <summary>The magnitude.</summary>
    public static double Abs(double value) => Math.Abs(value);

    /// <summary>The magnitude.</summary>
    public static float Abs(float value) => Math.Abs(value);

    /// <summary>The magnitude.</summary>
    public static int Abs(int value) => Math.Abs(value);

    /// <summary>The magnitude.</summary>
    public static long Abs(long value) => Math.Abs(value);

    /// <summary>The smaller value.</summary>
    public static double Min(double first, double second) => Math.Min(first, second);

    /// <summary>The larger value.</summary>
    public static double Max(double first, double second) => Math.Max(first, second);

    /// <summary>The smaller value.</summary>
    public static float Min(float first, float second) => Math.Min(first, second);

    /// <summary>The larger value.</summary>
    public static float Max(float first, float second) => Math.Max(first, second);

    /// <summary>The smaller value.</summary>
    public static int Min(int first, int second) => Math.Min(first, second);

    /// <summary>The larger value.</summary>
    public static int Max(int first, int second) => Math.Max(first, second);

    /// <summary>The smaller value.</summary>
    public static long Min(long first, long second) => Math.Min(first, second);

    /// <summary>The larger value.</summary>
    public static long Max(long first, long second) => Math.Max(first, second);

    /// <summary>The smaller value.</summary>
    public static uint Min(uint first, uint second) => Math.Min(first, second);

    /// <summary>The larger value.</summary>
    public static uint Max(uint first, uint second) => Math.Max(first, second);

    /// <summary>The smaller value.</summary>
    public static ulong Min(ulong first, ulong second) => Math.Min(first, second);

    /// <summary>The larger value.</summary>
    public static ulong Max(ulong first, ulong second) => Math.Max(first, second);

    /// <summary>The value, or the bound that it is beyond.</summary>
    public static double Clamp(double value, double min, double max) => Max(Min(value, max), min);

    /// <summary>The value, or the bound that it is beyond.</summary>
    public static float Clamp(float value, float min, float max) => Max(Min(value, max), min);

    /// <summary>The value, or the bound that it is beyond.</summary>
    public static int Clamp(int value, int min, int max) => Max(Min(value, max), min);

    /// <summary>The value, or the bound that it is beyond.</summary>
    public static long Clamp(long value, long min, long max) => Max(Min(value, max), min);

    /// <summary>The value, or the bound that it is beyond.</summary>
    public static uint Clamp(uint value, uint min, uint max) => Max(Min(value, max), min);

    /// <summary>The value, or the bound that it is beyond.</summary>
    public static ulong Clamp(ulong value, ulong min, ulong max) => Max(Min(value, max), min);

    /// <summary>The quotient, towards zero.</summary>
    public static int DivRoundDown(int numerator, int denominator) => numerator / denominator;

    /// <summary>The quotient, upwards.</summary>
    public static int DivRoundUp(int numerator, int denominator) => (numerator + denominator - 1) / denominator;

    /// <summary>The quotient, towards zero.</summary>
    public static long DivRoundDown(long numerator, long denominator) => numerator / denominator;

    /// <summary>The quotient, upwards.</summary>
    public static long DivRoundUp(long numerator, long denominator) => (numerator + denominator - 1) / denominator;
}
