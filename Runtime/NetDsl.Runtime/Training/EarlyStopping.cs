namespace NetDsl;

/// <summary>What early stopping looks at.</summary>
public enum MonitoredMetric
{
    /// <summary>The loss: less is better.</summary>
    Loss,

    /// <summary>The accuracy: more is better.</summary>
    Accuracy,

    /// <summary>The mean recall of all classes: more is better. Needs validation data.</summary>
    BalancedAccuracy,
}

/// <summary>Stops training when it has brought nothing for a while. It looks at the validation data, or at the training data where there are none.</summary>
/// <param name="Patience">Epochs in a row without an improvement after which training stops.</param>
/// <param name="RestoreBest">Whether the network gets the weights of the best epoch back at the end.</param>
public sealed record EarlyStopping(int Patience, bool RestoreBest = true)
{
    /// <summary>What is looked at.</summary>
    public MonitoredMetric Monitor { get; init; } = MonitoredMetric.Loss;

    /// <summary>By how much a value must be better to count.</summary>
    public double MinimumChange { get; init; }

    /// <summary>Refuses, before the first epoch, a metric that no epoch will have.</summary>
    /// <param name="classes">Whether the training data have classes to be told.</param>
    /// <param name="validatedClasses">Whether there are validation data with classes.</param>
    internal void Check(bool classes, bool validatedClasses)
    {
        if (Monitor == MonitoredMetric.BalancedAccuracy && !validatedClasses)
        {
            throw Missing("validation data with classes");
        }

        if (Monitor == MonitoredMetric.Accuracy && !classes && !validatedClasses)
        {
            throw Missing("classes");
        }
    }

    /// <summary>The best epoch so far and whether to stop, from the epochs alone, so that a resumed training decides alike.</summary>
    internal (int Best, bool Stop) Judge(IReadOnlyList<EpochResult> epochs)
    {
        var best = -1;
        var bestScore = double.NegativeInfinity;
        var waited = 0;
        for (var epoch = 0; epoch < epochs.Count; epoch++)
        {
            var score = Score(epochs[epoch]) is var value && double.IsNaN(value) ? double.NegativeInfinity : value;
            if (best < 0 || score > bestScore + MinimumChange)
            {
                (best, bestScore, waited) = (epoch, score, 0);
            }
            else
            {
                waited++;
            }
        }

        return (best, waited >= Math.Max(Patience, 1));
    }

    /// <summary>A number that is greater for a better epoch.</summary>
    private double Score(EpochResult epoch) => Monitor switch
    {
        MonitoredMetric.Accuracy => epoch.ValidationAccuracy ?? epoch.Accuracy ?? throw Missing("classes"),
        MonitoredMetric.BalancedAccuracy => epoch.ValidationBalancedAccuracy ?? throw Missing("validation data with classes"),
        _ => -(epoch.ValidationLoss ?? epoch.Loss),
    };

    private ArgumentException Missing(string needed) => new($"Early stopping by {Monitor} needs {needed}; monitor the loss instead.");
}
