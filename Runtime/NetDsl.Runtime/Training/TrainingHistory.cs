namespace NetDsl;

/// <summary>What happened in one epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">The mean training loss over the epoch's samples, each as it was when the network saw it.</param>
/// <param name="Accuracy">The share of training samples whose class was told; none where there are no classes.</param>
/// <param name="ValidationLoss">The mean loss of the validation data after the epoch, without class weights and label smoothing.</param>
/// <param name="ValidationAccuracy">The share of validation samples whose class was told.</param>
/// <param name="ValidationBalancedAccuracy">The mean recall of the classes of the validation data.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Elapsed">The time since training began, pauses between checkpoint and resumption left out.</param>
public sealed record EpochResult(
    int Epoch,
    double Loss,
    double? Accuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    double? ValidationBalancedAccuracy,
    double LearningRate,
    TimeSpan Elapsed);

/// <summary>What happened in training.</summary>
/// <param name="Epochs">Each epoch.</param>
/// <param name="BestEpoch">The best epoch, from 1: by early stopping's measure, or by the loss.</param>
/// <param name="StoppedEarly">Whether early stopping ended it.</param>
/// <param name="Steps">Steps taken.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochResult> Epochs, int BestEpoch, bool StoppedEarly, long Steps);

/// <summary>Where training is, reported after each step and once more at the end of each epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Step">The step of this epoch, from 1.</param>
/// <param name="Steps">Steps of each epoch.</param>
/// <param name="Loss">The mean training loss of this epoch so far.</param>
/// <param name="Accuracy">The share of this epoch's samples so far whose class was told; none where there are no classes.</param>
/// <param name="LearningRate">The learning rate of this step.</param>
/// <param name="Finished">The finished epoch, in the report that ends one; none in those of steps.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double? Accuracy, double LearningRate, EpochResult? Finished);
