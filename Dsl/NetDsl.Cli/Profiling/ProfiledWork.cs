using System.Diagnostics;
using System.Reflection;
using NetDsl.Cli.Execution;
using NetDsl.Compiler.Emit;
using NetDsl.Diagnostics;

namespace NetDsl.Profiling;

/// <summary>A prediction or a training step of a network whose code times its calls.</summary>
internal abstract class ProfiledWork : IDisposable
{
    private ProfiledWork(Network network, int batch)
    {
        Network = network;
        Input = NoiseImages.For(network, batch);
        Output = new float[checked(batch * network.Description.OutputLength)];
        Clock = (CallClock)network.GetType().GetField(ClockPart.Field, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }

    /// <summary>The clock of the network's calls.</summary>
    public CallClock Clock { get; }

    /// <summary>Ticks of the update of the weights, since somebody set them to 0.</summary>
    public long UpdateTicks { get; set; }

    protected Network Network { get; }

    protected float[] Input { get; }

    protected float[] Output { get; }

    /// <summary>Allocates the memory of a prediction or a step.</summary>
    public static ProfiledWork Of(Network network, ProfileChoice choice) =>
        choice.IsStep ? new Step(network, choice.Batch) : new Prediction(network, choice.Batch);

    /// <summary>Does it once.</summary>
    public abstract void Run();

    /// <summary>Makes the next run lay out the weights anew.</summary>
    public void ChangeWeights() => Network.Parameters.MarkChanged();

    /// <inheritdoc/>
    public abstract void Dispose();

    private sealed class Prediction(Network network, int batch) : ProfiledWork(network, batch)
    {
        private readonly InferenceSession session = network.CreateSession(batch);

        public override void Run() => session.Forward(Input, Output);

        public override void Dispose() => session.Dispose();
    }

    /// <summary>Forward, backward from a gradient that is always the same, and plain gradient descent. The loss is no part of the network.</summary>
    private sealed class Step : ProfiledWork
    {
        // So small that the weights stay what they are however long it runs.
        private const double LearningRate = 1e-9;
        private const float OutputGradient = 1e-3f;

        private readonly TrainingSession session;
        private readonly OptimizerState optimizer;
        private readonly float[] gradient;

        public Step(Network network, int batch)
            : base(network, batch)
        {
            session = network.CreateTrainingSession(batch);
            optimizer = new Sgd(LearningRate).For(network);
            gradient = new float[Output.Length];
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] = i % 2 == 0 ? OutputGradient : -OutputGradient;
            }
        }

        public override void Run()
        {
            session.Step++;
            session.Forward(Input, Output);
            session.Backward(Input, gradient);
            var begin = Stopwatch.GetTimestamp();
            optimizer.Step(session);
            UpdateTicks += Stopwatch.GetTimestamp() - begin;
        }

        public override void Dispose()
        {
            optimizer.Dispose();
            session.Dispose();
        }
    }
}
