namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// x / (1 + exp(−x)), x times the logistic function (Ramachandran, Zoph and Le, 2017; as SiLU Elfwing, Uchibe and Doya, 2018).
/// </summary>
public readonly struct Swish : ISlopeFromInput
{
    /// <summary>Beyond it the logistic function is 0 or 1 in single precision; bounded there, infinities reach the limits.</summary>
    private const float Far = 200;

    /// <inheritdoc/>
    public static float Apply(float input)
    {
        var bounded = Limits.AtLeast(input, -Far);
        return bounded / (1 + Exponentials.Exp(-bounded));
    }

    /// <inheritdoc/>
    public static float Slope(float input)
    {
        var bounded = Limits.Between(input, -Far, Far);
        var logistic = new Logistic(bounded);
        return logistic.Share * ((bounded * logistic.Rest) + 1);
    }
}
