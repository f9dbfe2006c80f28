namespace NetDsl.Ilgpu;

/// <summary>
/// A device that networks run on, opened through CUDA, OpenCL or, when asked for by name, the processor. It is the one that was asked for
/// or none: there is no fallback. Safe to use from many threads at once.
/// </summary>
public sealed class GpuDevice : IDisposable
{
    private readonly FoundDevice? device;
    private readonly List<DeviceContext> contexts = [];
    private readonly Lock gate = new();
    private bool disposed;

    private GpuDevice(FoundDevice device)
    {
        this.device = device;
        Description = device.Description;
        contexts.Add(new DeviceContext(device));
        Limits = contexts[0].Limits;
    }

    private GpuDevice(DeviceLimits limits)
    {
        Description = new GpuDescription("", "a device that is only planned", "none", 0);
        Limits = limits;
    }

    /// <summary>What is known of the device.</summary>
    public GpuDescription Description { get; }

    /// <summary>What the device can do.</summary>
    public DeviceLimits Limits { get; }

    /// <summary>Whether there is no device behind this, so that networks on it can be planned but not run.</summary>
    internal bool IsImaginary => device is null;

    /// <summary>Opens the first graphics processor: CUDA's, else OpenCL's.</summary>
    /// <exception cref="GpuException">There is none; the message says what was looked for and found.</exception>
    public static GpuDevice Open() => new(
        DeviceFinder.Find(DeviceApi.Cuda).Concat(DeviceFinder.Find(DeviceApi.OpenCL)).FirstOrDefault(found => found.IsGpu)
        ?? throw new GpuException(
            $"There is no GPU: {DeviceFinder.Absence(DeviceApi.Cuda)}, and {DeviceFinder.Absence(DeviceApi.OpenCL)}; install a driver, train on the CPU target, or, for tests only, use GpuDevice.Open(\"cpu\"), which is slow."));

    /// <summary>Opens a device by its name.</summary>
    /// <param name="name"><c>cuda</c>, <c>cuda:1</c>, <c>opencl</c>, <c>opencl:0</c>, or <c>cpu</c>, which is slow and meant for tests.</param>
    /// <exception cref="GpuException">There is no such device; the message says which there are.</exception>
    public static GpuDevice Open(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!DeviceName.TryParse(name, out var wanted))
        {
            throw new GpuException($"'{name}' names no device; use GpuDevice.Open() for the first GPU, or one of this machine's devices: {Names()}.");
        }

        var found = DeviceFinder.Find(wanted.Api);
        return wanted.Index < found.Count
            ? new GpuDevice(found[wanted.Index])
            : throw new GpuException(
                found.Count == 0
                    ? $"There is no device '{name}': {DeviceFinder.Absence(wanted.Api)}; the devices of this machine are {Names()}."
                    : $"There is no device '{name}', since {found[0].Description.Api} lists {(found.Count == 1 ? "one" : found.Count)}; the devices of this machine are {Names()}.");
    }

    /// <summary>A device that is not there, for plans of networks.</summary>
    /// <param name="limits">What it could do.</param>
    internal static GpuDevice Imagine(DeviceLimits limits) => new(limits);

    /// <summary>The devices of this machine, without opening them, in the order in which they are chosen.</summary>
    public static IReadOnlyList<GpuDescription> List() => [.. DeviceFinder.All().Select(found => found.Description)];

    /// <summary>The device in words: <c>NVIDIA H200 (CUDA, 139 GiB)</c>.</summary>
    public override string ToString() => Description.ToString();

    /// <summary>Frees the device with everything that is still on it; networks and sessions on it refuse to run from now on.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            foreach (var context in contexts)
            {
                context.Dispose();
            }
        }
    }

    /// <summary>A context that compiles kernels: the one in use, or a fresh one where a kernel spoilt that one.</summary>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    internal DeviceContext Context()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (contexts[^1].Kernels.Failed is not null)
            {
                contexts.Add(new DeviceContext(device!));
            }

            contexts[^1].Check();

            return contexts[^1];
        }
    }

    private static string Names() => string.Join(", ", List().Select(found => $"'{found.Name}' ({found.Title})"));
}
