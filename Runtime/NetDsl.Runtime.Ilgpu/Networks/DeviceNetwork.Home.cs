using NetDsl.Memory;

namespace NetDsl.Ilgpu;

// Where the weights lie on the device, and how they get into another context where a kernel spoilt theirs.
public abstract partial class DeviceNetwork
{
    /// <summary>Where the network lives.</summary>
    /// <exception cref="GpuException">There is no device behind it.</exception>
    internal DeviceHome Home()
    {
        lock (settling)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return home ?? throw new GpuException($"{Network.Description.Name} is only planned here; open a device to run it.");
        }
    }

    /// <summary>
    /// Where a session is to live, which is counted there. A context in which a kernel failed compiles no other; where one is needed
    /// and no session holds the network there, it moves to a fresh context with its weights.
    /// </summary>
    /// <param name="plan">What the session runs.</param>
    internal DeviceHome Settle(ProgramPlan plan)
    {
        if (IsSpoilt(Home(), plan))
        {
            // Outside of the lock, since a prediction that creates a session holds the pool and waits for the lock.
            pool.Clear();
        }

        lock (settling)
        {
            var current = Home();
            if (IsSpoilt(current, plan) && !current.IsInUse)
            {
                current = home = Move(current);
            }

            current.Count(1);
            return current;
        }
    }

    private static bool IsSpoilt(DeviceHome home, ProgramPlan plan) =>
        home.Context.Kernels.Failed is not null && !plan.IsLoaded(home.Context.Kernels);

    private DeviceHome Move(DeviceHome? from)
    {
        DeviceHome? to = null;
        try
        {
            to = new DeviceHome(Device.Context(), Network.Description, Plan);
            if (from is null)
            {
                lock (Network.Parameters.Gate)
                {
                    to.Upload(Network.Parameters.Values);
                }
            }
            else
            {
                using var weights = new NativeBuffer(from.Weights.Length);
                from.Download(weights.Span);
                to.Upload(weights.Span);
                from.Dispose();
            }

            return to;
        }
        catch (DeviceMemoryException fault)
        {
            throw new GpuException(
                $"The weights of {Network.Description.Name} need {Bytes.Text(fault.NeededBytes)} of device memory, but {Bytes.Text(fault.AvailableBytes)} are free on {Device}; dispose other networks on the device, or use a device with more memory or the CPU target.",
                fault);
        }
        catch
        {
            to?.Dispose();
            throw;
        }
    }
}
