using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>Where a step is.</summary>
internal enum StepState
{
    /// <summary>There is none.</summary>
    Idle,

    /// <summary>The device computes it, or will.</summary>
    Running,

    /// <summary>It was computed; a copy of its weights may be on the way.</summary>
    Arriving,
}

/// <summary>The host's side of every second step: its batch, its verdict, and where it is.</summary>
internal sealed class StepSlot(PinnedMemory memory, int turn, long batchFloats) : IDisposable
{
    private AcceleratorStream? stream;
    private ProfilingMarker? end;

    /// <summary>
    /// Whether a place in a stream can be waited for. ILGPU's markers for OpenCL wait themselves when they are made; there, the whole
    /// stream is waited for, which is to be done before the next step is enqueued.
    /// </summary>
    public static bool Marks(DeviceContext context) => context.Accelerator.AcceleratorType != AcceleratorType.OpenCL;

    /// <summary>0 or 1.</summary>
    public int Turn => turn;

    /// <summary>The batch.</summary>
    public PinnedFloats Batch { get; } = memory.Allocate(batchFloats);

    /// <summary>The verdict.</summary>
    public PinnedFloats Verdict { get; } = memory.Allocate(NetDsl.Ilgpu.Verdict.Length);

    /// <summary>Where the step is.</summary>
    public StepState State { get; private set; }

    /// <summary>The number of the step, from 0.</summary>
    public long Number { get; private set; }

    /// <summary>Samples of the batch.</summary>
    public int Samples { get; private set; }

    /// <summary>The learning rate.</summary>
    public double LearningRate { get; private set; }

    /// <summary>Whether the loss, or one before it, was not finite.</summary>
    public bool Failed => Verdict.Span[NetDsl.Ilgpu.Verdict.Failed] != 0;

    /// <summary>The mean loss.</summary>
    public double Loss => Verdict.Span[NetDsl.Ilgpu.Verdict.Loss];

    /// <summary>What is told of the step.</summary>
    public FinishedStep Result => new(Samples, LearningRate, Loss, (int)Verdict.Span[NetDsl.Ilgpu.Verdict.Told]);

    /// <summary>Everything of the step was enqueued.</summary>
    public void Run(AcceleratorStream compute, int samples, long number, double learningRate)
    {
        (Samples, Number, LearningRate, stream) = (samples, number, learningRate, compute);
        end = Marks(memory.Context) ? compute.AddProfilingMarker() : null;
        State = StepState.Running;
    }

    /// <summary>Waits until the device has computed the step.</summary>
    public void Wait()
    {
        if (end is null)
        {
            stream!.Synchronize();
        }
        else
        {
            end.Synchronize();
            end.Dispose();
            end = null;
        }

        State = StepState.Arriving;
    }

    /// <summary>The step is over.</summary>
    public void Clear() => State = StepState.Idle;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (end is not null)
        {
            memory.Context.Close(end);
        }
    }
}
