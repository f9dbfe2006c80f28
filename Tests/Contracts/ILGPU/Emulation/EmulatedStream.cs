using System.Diagnostics;
using System.Runtime.ExceptionServices;
using ILGPU.Runtime;

namespace ILGPU.Emulation;

/// <summary>A stream that does nothing until somebody waits for it, and then only as much as was waited for.</summary>
internal sealed class EmulatedStream(Accelerator accelerator) : AcceleratorStream(accelerator)
{
    private readonly Queue<Action> work = new();
    private Exception? failure;
    private long added;
    private long done;

    public void Add(Action command)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, typeof(AcceleratorStream));
        Accelerator.Health.Check();
        lock (Accelerator.Health)
        {
            work.Enqueue(command);
            added++;
        }
    }

    public override void Synchronize() => RunUpTo(added);

    public override ProfilingMarker AddProfilingMarker()
    {
        if (!Accelerator.Context.Properties.EnableProfiling)
            throw new NotSupportedException("profiling markers need a context that was built with 'Profiling()'");
        var marker = new EmulatedMarker(this, added);
        Add(() => marker.Reached = Stopwatch.GetTimestamp());
        return marker;
    }

    /// <summary>Does the work up to a place and throws what failed in it.</summary>
    public void RunUpTo(long place)
    {
        Exception? exception;
        lock (Accelerator.Health)
        {
            Drain(place);
            Accelerator.Health.Check();
            exception = failure;
            failure = null;
        }
        if (exception is not null)
            ExceptionDispatchInfo.Throw(exception);
    }

    /// <summary>Does all work and keeps what failed.</summary>
    public void Drain()
    {
        lock (Accelerator.Health)
            Drain(added);
    }

    private void Drain(long place)
    {
        while (done < place && work.TryDequeue(out var command))
        {
            done++;
            try
            {
                command();
            }
            catch (Exception exception)
            {
                failure ??= exception;
                done = added;
                work.Clear();
            }
        }
    }

    private protected override void Release()
    {
        Drain();
        Accelerator.Forget(this);
        Accelerator.Health.Check();
    }
}

/// <summary>A place in an emulated stream.</summary>
internal sealed class EmulatedMarker(EmulatedStream stream, long place) : ProfilingMarker(stream.Accelerator)
{
    /// <summary>When the device came by.</summary>
    public long Reached { get; set; }

    public override void Synchronize() => stream.RunUpTo(place + 1);

    public override TimeSpan MeasureFrom(ProfilingMarker marker)
    {
        marker.Synchronize();
        Synchronize();
        return Stopwatch.GetElapsedTime(((EmulatedMarker)marker).Reached, Reached);
    }

    private protected override void Release() => Accelerator.Health.Check();
}
