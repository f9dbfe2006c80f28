namespace NetDsl;

/// <summary>One step of an optimizer over all trainable weights, on any target.</summary>
internal interface IUpdateStep
{
    /// <summary>The learning rate of this step.</summary>
    double LearningRate { get; }

    /// <summary>The number of this step, from 1.</summary>
    long Count { get; }

    /// <summary>Applies a rule to all weights in one pass.</summary>
    void Sweep<TRule>(TRule rule)
        where TRule : unmanaged, IUpdateRule;
}
