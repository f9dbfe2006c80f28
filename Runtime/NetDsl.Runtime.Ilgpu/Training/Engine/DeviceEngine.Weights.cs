using ILGPU.Runtime;
using NetDsl.Memory;

namespace NetDsl.Ilgpu;

// How weights and what the optimizer remembers get from the host to the device and back, and what is left when the device is lost.
internal sealed partial class DeviceEngine
{
    /// <summary>Steps that have changed the weights, those of a training before its resumption included.</summary>
    private long steps;
    private TrainingException? lost;

    /// <inheritdoc/>
    public void Push()
    {
        try
        {
            var annex = session.Annex;
            lock (Network.Parameters.Gate)
            {
                var values = Network.Parameters.Values;
                Home.Upload(values);
                lock (Home.Gate)
                {
                    // A step that fails gets its statistics from the copy before, so that the first needs one as well.
                    session.Queue.Upload(values, program.Memory.Kept(0).In(annex));
                    session.Queue.Upload(values, program.Memory.Kept(1).In(annex));
                }
            }

            lock (Home.Gate)
            {
                session.Queue.Upload(program.Constants.Span, program.Memory.Constants.In(annex));
                session.Queue.Clear(program.Memory.Verdict.In(annex));
                var memory = program.Memory.Memory.In(annex);
                for (var slot = 0; slot < Optimizer.Slots.Length; slot++)
                {
                    session.Queue.Upload(Optimizer.Slots[slot].Span, Part(memory, slot));
                }

                session.Queue.Synchronize();
            }

            steps = Optimizer.Steps;
            snapshots.Stand(steps);
        }
        catch (Exception fault) when (IsLoss(fault))
        {
            throw Lose(fault);
        }
    }

    /// <inheritdoc/>
    public void Fetch()
    {
        if (lost is not null)
        {
            throw lost;
        }

        try
        {
            Settle(slots[begun % 2]);
            Settle(slots[(begun + 1) % 2]);
            using var arrived = new NativeBuffer(Home.Weights.Length);
            lock (Home.Gate)
            {
                Home.Check();
                session.Queue.Download(Home.Weights, arrived.Span);
                var memory = program.Memory.Memory.In(session.Annex);
                for (var slot = 0; slot < Optimizer.Slots.Length; slot++)
                {
                    session.Queue.Download(Part(memory, slot), Optimizer.Slots[slot].Span);
                }
            }

            lock (Network.Parameters.Gate)
            {
                arrived.Span.CopyTo(Network.Parameters.Values);
                Network.Parameters.MarkChanged();
            }

            Optimizer.Steps = steps;
            snapshots.Stand(steps);
        }
        catch (Exception fault) when (IsLoss(fault))
        {
            throw Lose(fault);
        }
    }

    /// <inheritdoc/>
    public TrainingException? Rescue(Exception fault)
    {
        if (lost is not null || IsLoss(fault))
        {
            return lost ?? Lose(fault);
        }

        if (Home.IsDisposed && fault is (ObjectDisposedException or AcceleratorException))
        {
            return Abandon(fault);
        }

        try
        {
            if (begun > 0)
            {
                Fetch();
            }
        }
        catch (Exception second) when (second is TrainingException or GpuException or AcceleratorException or ObjectDisposedException)
        {
            // What is on the device cannot be reached any more; the last copy of the weights can.
            snapshots.Restore();
        }

        return null;
    }

    private DeviceSpan Part(DeviceSpan memory, int slot) =>
        memory.Slice((long)slot * Network.Description.TrainableFloats, Network.Description.TrainableFloats);

    /// <summary>Whether an exception says that the device is gone, and not only that it refused something.</summary>
    private bool IsLoss(Exception fault) =>
        // Drivers have errors of their own for a stream that was disposed.
        !Home.IsDisposed && (fault is AcceleratorException || (fault is GpuException && Home.Context.IsLost));

    /// <summary>Somebody disposed the network on the device, or the device: the network at home gets the last whole copy of its weights.</summary>
    private TrainingException Abandon(Exception fault)
    {
        snapshots.Restore();
        var disposed = Home.Context.IsDisposed ? $"The device {target.Device}" : $"{Network.Description.Name} on the device {target.Device}";
        return new TrainingException(
            FormattableString.Invariant($"{disposed} was disposed in the middle of a training, after step {steps}; {Network.Description.Name} has the weights after step {snapshots.Survives}. Cancel a training, and wait for it, before disposing what it uses."),
            fault);
    }

    /// <summary>The device was lost: the network gets the last whole copy of its weights.</summary>
    private TrainingException Lose(Exception fault)
    {
        var reason = fault is AcceleratorException driver ? Home.Context.Lose(driver) : fault;
        snapshots.Restore();
        var checkpoint = task.Trainer.Checkpoint is { } settings
            ? $"resume from the checkpoint '{settings.Path}', or train on with these weights"
            : "train on with these weights";
        return lost = new TrainingException(
            FormattableString.Invariant($"The device {target.Device} was lost after step {steps}; {Network.Description.Name} has the weights after step {snapshots.Survives}. Dispose the network on the device and the device, open the device again and {checkpoint}."),
            reason);
    }
}
