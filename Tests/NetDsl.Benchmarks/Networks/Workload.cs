namespace NetDsl.Benchmarks.Networks;

/// <summary>Something to be timed on a network, with its inputs in place.</summary>
internal abstract class Workload
{
    protected Workload(string name, int batch)
    {
        Network = name switch
        {
            "LeNet5" => new LeNet5(seed: 1),
            "CifarVgg" => new CifarVgg(seed: 1),
            "ResNet18" => new ResNet18(seed: 1),
            "ResNet50" => new ResNet50(seed: 1),
            "MobileNetV2" => new MobileNetV2(seed: 1),
            "Vgg16" => new Vgg16(seed: 1),
            _ => throw new ArgumentException($"There is no network '{name}'; known are {string.Join(", ", Names)}.", nameof(name)),
        };
        Batch = batch;
        Input = new float[batch * Network.Description.InputLength];
        Output = new float[batch * Network.Description.OutputLength];
        // A fixed pattern of values between -1 and 1: the same for both sides without a shared generator.
        for (var i = 0; i < Input.Length; i++)
        {
            Input[i] = ((i * 7919L) % 2003 / 1001f) - 1f;
        }
    }

    /// <summary>The networks' names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["LeNet5", "CifarVgg", "ResNet18", "ResNet50", "MobileNetV2", "Vgg16"];

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Samples.</summary>
    public int Batch { get; }

    /// <summary>The samples, batch × height × width × channels.</summary>
    public float[] Input { get; }

    /// <summary>What the last run gave: batch × outputs.</summary>
    public float[] Output { get; }

    /// <summary>A prediction.</summary>
    public static Workload Forward(string network, int batch) => new ForwardWorkload(network, batch);

    /// <summary>A training step.</summary>
    public static Workload Step(string network, int batch) => new StepWorkload(network, batch);

    /// <summary>Does it once.</summary>
    public abstract void Run();

    private sealed class ForwardWorkload : Workload
    {
        private readonly InferenceSession session;

        public ForwardWorkload(string network, int batch)
            : base(network, batch) => session = Network.CreateSession(batch);

        public override void Run() => session.Forward(Input, Output);
    }

    private sealed class StepWorkload : Workload
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
            labels = [.. Enumerable.Range(0, batch).Select(i => i % Network.Description.OutputLength)];
        }

        public override void Run()
        {
            session.Forward(Input, Output);
            loss.Compute(Batch, Output, new Targets(labels), gradient);
            session.Backward(Input, gradient);
            optimizer.Step(session);
        }
    }
}
