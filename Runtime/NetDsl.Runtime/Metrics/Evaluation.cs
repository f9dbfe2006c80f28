namespace NetDsl;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="Loss">The mean loss; none where the network declares no loss and none was given.</param>
/// <param name="Confusion">Which class was taken for which; none where the data have target values rather than classes.</param>
/// <param name="TopKAccuracy">The share of samples whose class is among the k greatest outputs; none where there are no classes or one output.</param>
public sealed record Evaluation(int Samples, double? Loss, ConfusionMatrix? Confusion, double? TopKAccuracy)
{
    /// <summary>The share of samples whose class was told; none where there are no classes.</summary>
    public double? Accuracy => Confusion?.Accuracy;

    /// <summary>The mean recall of the classes; none where there are none.</summary>
    public double? BalancedAccuracy => Confusion?.BalancedAccuracy;
}
