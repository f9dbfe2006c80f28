namespace NetDsl.Tests.Training;

/// <summary>A network whose engine tells each step's result one step late, as that of a device does, and writes down what it is asked for.</summary>
internal sealed class LateTarget(Network network) : ITrainable
{
    public List<string> Calls { get; } = [];

    public Network Network => network;

    ITrainingEngine ITrainable.CreateEngine(TrainingTask task, CancellationToken cancellation) =>
        new Engine(((ITrainable)network).CreateEngine(task, cancellation), Calls);

    IForwardSession ITrainable.CreateEvaluationSession(int batch, CancellationToken cancellation) => network.CreateSession(batch);

    private sealed class Engine(ITrainingEngine inner, List<string> calls) : ITrainingEngine
    {
        private readonly Queue<FinishedStep> results = [];

        public OptimizerState Optimizer => inner.Optimizer;

        public bool Classifies => inner.Classifies;

        public void Begin(ReadOnlySpan<int> samples, long number, double learningRate)
        {
            inner.Begin(samples, number, learningRate);
            Assert.True(inner.TryFinish(wait: false, out var step));
            results.Enqueue(step);
            calls.Add(FormattableString.Invariant($"begin {number}"));
        }

        public bool TryFinish(bool wait, out FinishedStep step)
        {
            step = default;
            return results.Count > (wait ? 0 : 1) && results.TryDequeue(out step);
        }

        public void Fetch() => calls.Add(results.Count == 0 ? "fetch" : "fetch with steps under way");

        public void Push() => calls.Add("push");

        public TrainingException? Rescue(Exception fault)
        {
            calls.Add("rescue");
            return null;
        }

        public void Dispose() => inner.Dispose();
    }
}
