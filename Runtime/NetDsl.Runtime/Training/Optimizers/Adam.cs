namespace NetDsl;

/// <summary>Adam (Kingma and Ba, 2015), with weight decay as L2 in the gradient.</summary>
/// <param name="LearningRate">The learning rate.</param>
public sealed record Adam(double LearningRate = 0.001) : AdaptiveMoments(LearningRate)
{
    private protected override bool Decoupled => false;
}

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019): weights shrink by rate × decay beside the step.</summary>
public sealed record AdamW : AdaptiveMoments
{
    /// <summary>Creates the settings.</summary>
    /// <param name="learningRate">The learning rate.</param>
    public AdamW(double learningRate = 0.001)
        : base(learningRate) => WeightDecay = 0.01;

    private protected override bool Decoupled => true;
}
