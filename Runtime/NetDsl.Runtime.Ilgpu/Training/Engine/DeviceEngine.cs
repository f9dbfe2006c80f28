using ILGPU.Runtime;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>
/// The engine of a network on a device. While the device computes a step, the host fills the next batch, and a second stream uploads it and
/// downloads the weights of the step before. Nothing is allocated on the device in a step.
/// </summary>
internal sealed partial class DeviceEngine : ITrainingEngine
{
    private readonly DeviceNetwork target;
    private readonly TrainingTask task;
    private readonly StepProgram program;
    private readonly DeviceTrainingSession session;
    private readonly PinnedMemory pinned;
    private readonly WeightSnapshots snapshots;
    private readonly StepSlot[] slots = new StepSlot[2];
    private readonly Queue<FinishedStep> finished = new(2);
    private readonly bool held;
    private long begun;
    private TrainingException? failure;

    /// <exception cref="ArgumentException">The loss is not made for the network or the data, or has no kernels.</exception>
    /// <exception cref="GpuException">The device has not enough memory, a kernel does not compile, or the device was lost.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two kernels that are compiled.</exception>
    public DeviceEngine(DeviceNetwork target, TrainingTask task, CancellationToken cancellation)
    {
        this.target = target;
        this.task = task;
        var network = target.Network;
        Classifies = task.Loss.Classifies(task.Training);
        Optimizer = task.Trainer.Optimizer.For(network);
        try
        {
            program = new StepProgram(network.Description, task);
            session = new DeviceTrainingSession(target, task.BatchSize, program.Annex, cancellation: cancellation);
            Home.Context.Hold();
            held = true;
            pinned = new PinnedMemory(Home.Context);
            snapshots = new WeightSnapshots(network, pinned, task.Trainer);
            slots[0] = new StepSlot(pinned, 0, program.Batch.Floats);
            slots[1] = new StepSlot(pinned, 1, program.Batch.Floats);
            Push();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public OptimizerState Optimizer { get; }

    /// <inheritdoc/>
    public bool Classifies { get; }

    private Network Network => target.Network;

    private DeviceHome Home => session.Home;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<int> samples, long number, double learningRate)
    {
        var slot = slots[begun % 2];
        try
        {
            task.Fill(program.Reader, samples, number, program.Batch.Memory(slot.Batch.Span));
            slot.Batch.Upload(Home.Copies, program.Memory.Batch(slot.Turn).In(session.Annex));

            // The batch is on the device, and with it the weights of the step before the last are on the host.
            Land(slot);
            var before = slots[(begun + 1) % 2];
            if (!StepSlot.Marks(Home.Context))
            {
                Settle(before);
            }

            Enqueue(slot, samples.Length, number, learningRate);
            begun++;
            Settle(before);
        }
        catch (Exception fault) when (IsLoss(fault))
        {
            throw Lose(fault);
        }
    }

    /// <inheritdoc/>
    public bool TryFinish(bool wait, out FinishedStep step)
    {
        if (finished.TryDequeue(out step))
        {
            return true;
        }

        if (failure is not null)
        {
            throw failure;
        }

        var oldest = slots[begun % 2].State == StepState.Idle ? slots[(begun + 1) % 2] : slots[begun % 2];
        if (!wait || oldest.State == StepState.Idle)
        {
            return false;
        }

        try
        {
            Settle(oldest);
            Land(oldest);
        }
        catch (Exception fault) when (IsLoss(fault))
        {
            throw Lose(fault);
        }

        return failure is null ? finished.TryDequeue(out step) : throw failure;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What the constructor did not come to is not there yet.
        session?.Home.Rest();
        foreach (var slot in slots)
        {
            slot?.Dispose();
        }

        pinned?.Dispose();
        session?.Dispose();
        Optimizer.Dispose();
        if (held)
        {
            Home.Context.Release();
        }
    }

    private void Enqueue(StepSlot slot, int samples, long number, double learningRate)
    {
        lock (Home.Gate)
        {
            var annex = session.Annex;
            var frame = session.Begin(samples) with
            {
                Input = program.Batch.Samples(program.Memory.Batch(slot.Turn).In(annex), samples),
                Randomness = new DropoutKey((uint)task.Trainer.Seed, (ulong)number),
            };
            session.EnqueueForward(samples, frame);
            program.Loss(session.Queue, annex, frame, slot.Turn);
            session.EnqueueBackward(samples, frame);
            var settings = new StepSettings { Number = number, LearningRate = learningRate, Turn = slot.Turn, Keep = snapshots.Follows(number) };
            program.Update(session.Queue, annex, frame, settings);
            slot.Verdict.Download(Home.Compute, program.Memory.Verdict.In(annex));
            slot.Run(Home.Compute, samples, number, learningRate);
        }
    }

    /// <summary>Waits until the device has computed a step, and sends for the copy of its weights.</summary>
    private void Settle(StepSlot slot)
    {
        if (slot.State != StepState.Running)
        {
            return;
        }

        slot.Wait();
        if (failure is not null)
        {
            return;
        }

        if (slot.Failed)
        {
            failure = TrainingException.NotFinite(Network.Description.Name, slot.Loss, slot.Number, slot.LearningRate);
            return;
        }

        steps = slot.Number + 1;
        if (snapshots.Follows(slot.Number))
        {
            snapshots.Take(Home.Copies, program.Memory.Kept(slot.Turn).In(session.Annex), slot.Number);
        }
    }

    /// <summary>Waits for the copies. A step that was computed is over then: its weights are safe, and its result may be told.</summary>
    private void Land(StepSlot slot)
    {
        Home.Copies.Synchronize();
        snapshots.Arrive();
        if (slot.State == StepState.Arriving && failure is null)
        {
            finished.Enqueue(slot.Result);
        }

        slot.Clear();
    }
}
