using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetDsl.Ilgpu;

/// <summary>Finds the devices of this machine and says why there are none.</summary>
internal static class DeviceFinder
{
    /// <summary>The devices that an interface drives, in its order.</summary>
    public static IReadOnlyList<FoundDevice> Find(DeviceApi api)
    {
        NativeLibraries.Resolve();
        return api switch
        {
            DeviceApi.Cuda => [.. CudaDevice.GetDevices(_ => true).Select((device, index) => new FoundDevice(api, index, true, device))],
            DeviceApi.OpenCL => [.. CLDevice.GetDevices(_ => true).OfType<CLDevice>().Select(OpenCL)],
            _ => [new FoundDevice(api, 0, false, Processor())],
        };
    }

    /// <summary>All devices, in the order in which they are chosen.</summary>
    public static IReadOnlyList<FoundDevice> All() => [.. Enum.GetValues<DeviceApi>().SelectMany(Find)];

    /// <summary>Why an interface drives no device that can be chosen, as a clause.</summary>
    public static string Absence(DeviceApi api)
    {
        var (what, driver) = api == DeviceApi.Cuda ? ("CUDA", "an NVIDIA driver") : ("OpenCL", "a driver with OpenCL");
        var processors = api == DeviceApi.OpenCL ? Find(api).Where(device => !device.IsGpu).ToArray() : [];
        return processors.Length > 0
            ? $"{what} lists processors only ({string.Join(", ", processors.Select(device => $"'{device.Description.Name}': {device.Description.Title}"))})"
            : NativeLibraries.IsPresent(api)
                ? $"{what}'s library {NativeLibraries.Names(api)[0]} is there but lists no device"
                : $"{what}'s library {NativeLibraries.Names(api)[0]} was not found, which {driver} brings";
    }

    /// <summary>
    /// Groups of 256 threads, as kernels are written for: the library's own choice allows 16. One multiprocessor, since it makes a thread
    /// of the system for each thread of a group.
    /// </summary>
    private static CPUDevice Processor() => new(16, 16, 1);

    private static FoundDevice OpenCL(CLDevice device, int index) =>
        new(DeviceApi.OpenCL, index, (device.DeviceType & CLDeviceType.CL_DEVICE_TYPE_GPU) != 0, device);
}
