namespace NetDsl.Benchmarks.Networks;

/// <summary>Something to be timed on a network, with its inputs in place.</summary>
internal abstract class Workload
{
    protected Workload(string name, int batch)
    {
        Network = KnownNetwork.Named(name).Create();
        Batch = batch;
        Input = new float[batch * Network.Description.InputLength];
        Output = new float[batch * Network.Description.OutputLength];
        // A fixed pattern of values between -1 and 1: the same for both sides without a shared generator.
        for (var i = 0; i < Input.Length; i++)
        {
            Input[i] = ((i * 7919L) % 2003 / 1001f) - 1f;
        }
    }

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
    public static StepWorkload Step(string network, int batch) => new(network, batch);

    /// <summary>Does it once.</summary>
    public abstract void Run();

    private sealed class ForwardWorkload : Workload
    {
        private readonly InferenceSession session;

        public ForwardWorkload(string network, int batch)
            : base(network, batch) => session = Network.CreateSession(batch);

        public override void Run() => session.Forward(Input, Output);
    }
}
