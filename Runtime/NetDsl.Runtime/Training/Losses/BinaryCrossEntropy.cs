namespace NetDsl;

/// <summary>
/// A sigmoid followed by binary cross-entropy, from logits, for each output: max(x, 0) − x·t + log(1 + exp(−|x|)), which neither
/// overflows nor loses the small values. Its derivative is σ(x) − t.
/// </summary>
public sealed class BinaryCrossEntropy : ElementwiseLoss
{
    private protected override (double Loss, double Slope) At(double output, double target)
    {
        var tail = Math.Exp(-Math.Abs(output));
        var sigmoid = (output >= 0 ? 1 : tail) / (1 + tail);
        return (Math.Max(output, 0) - output * target + Log1Plus(tail), sigmoid - target);
    }

    /// <summary>log(1 + x) without the loss of digits for small x (Kahan).</summary>
    private static double Log1Plus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
