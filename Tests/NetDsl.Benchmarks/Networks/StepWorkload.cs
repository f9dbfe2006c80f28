namespace NetDsl.Benchmarks.Networks;

/// <summary>A training step: forward, softmax cross-entropy, backward, SGD.</summary>
internal sealed class StepWorkload : Workload
{
    private readonly TrainingSession session;
    private readonly SoftmaxCrossEntropy loss = new();
    private readonly OptimizerState optimizer;
    private readonly float[] gradient;
    private readonly int[] labels;

    public StepWorkload(string network, int batch)
        : base(network, batch)
    {
        session = Network.CreateTrainingSession(batch);
        optimizer = new Sgd(1e-4).For(Network);
        gradient = new float[Output.Length];
        labels = [.. Enumerable.Range(0, batch).Select(i => i % 10)];
    }

    public override void Run()
    {
        ComputeGradients();
        optimizer.Step(session);
    }

    /// <summary>A step without its update: the mean loss, and the length of all weights' gradients as one vector.</summary>
    public (double Loss, double Norm) Measure()
    {
        var mean = ComputeGradients();
        var squares = 0.0;
        foreach (var value in session.Gradients)
        {
            squares += (double)value * value;
        }

        return (mean, Math.Sqrt(squares));
    }

    private double ComputeGradients()
    {
        session.Forward(Input, Output);
        var mean = loss.Compute(Batch, Output, new Targets(labels), gradient);
        session.Backward(Input, gradient);
        return mean;
    }
}
