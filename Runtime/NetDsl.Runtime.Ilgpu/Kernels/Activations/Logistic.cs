namespace NetDsl.Ilgpu.Kernels;

/// <summary>1 / (1 + exp(−x)), and what is missing from it to 1, neither of which overflows or cancels.</summary>
internal readonly struct Logistic
{
    public readonly float Share;
    public readonly float Rest;

    public Logistic(float input)
    {
        var decay = Exponentials.Exp(input > 0 ? -input : input);
        var larger = 1 / (1 + decay);
        var smaller = decay * larger;
        Share = input > 0 ? larger : smaller;
        Rest = input > 0 ? smaller : larger;
    }
}
