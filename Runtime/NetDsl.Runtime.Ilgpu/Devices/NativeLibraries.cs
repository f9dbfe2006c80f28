using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>
/// The drivers' libraries. ILGPU asks for <c>libcuda.so</c> and <c>libOpenCL.so</c>, which on Linux belong to development packages; machines
/// that only run programs have the names with the number of the interface, <c>libcuda.so.1</c> and <c>libOpenCL.so.1</c>.
/// </summary>
internal static class NativeLibraries
{
    /// <summary>Where the Windows subsystem for Linux keeps the driver of its host.</summary>
    private const string SubsystemFolder = "/usr/lib/wsl/lib";

    private static readonly Lock Gate = new();
    private static bool resolving;

    /// <summary>Names under which the library of an interface is looked for, the most usual one first.</summary>
    public static string[] Names(DeviceApi api) => (api, OperatingSystem.IsWindows(), OperatingSystem.IsMacOS()) switch
    {
        (DeviceApi.Cuda, true, _) => ["nvcuda.dll"],
        (DeviceApi.Cuda, _, _) => ["libcuda.so.1", "libcuda.so", $"{SubsystemFolder}/libcuda.so.1"],
        (DeviceApi.OpenCL, true, _) => ["OpenCL.dll"],
        (DeviceApi.OpenCL, _, true) => ["/System/Library/Frameworks/OpenCL.framework/OpenCL"],
        (DeviceApi.OpenCL, _, _) => ["libOpenCL.so.1", "libOpenCL.so"],
        _ => [],
    };

    /// <summary>Whether the library of an interface can be loaded.</summary>
    public static bool IsPresent(DeviceApi api) => Load(api) != 0;

    /// <summary>Lets ILGPU find the libraries. An assembly takes one resolver in a process; where it has one already, that one stays.</summary>
    public static void Resolve()
    {
        lock (Gate)
        {
            if (resolving)
            {
                return;
            }

            resolving = true;
            try
            {
                NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Find);
            }
            catch (InvalidOperationException)
            {
                // The program has set a resolver of its own for ILGPU, and knows where its drivers are.
            }
        }
    }

    private static nint Find(string library, Assembly assembly, DllImportSearchPath? path)
    {
        var name = Path.GetFileNameWithoutExtension(library);
        return name.EndsWith("cuda", StringComparison.OrdinalIgnoreCase) ? Load(DeviceApi.Cuda)
            : name.EndsWith("OpenCL", StringComparison.OrdinalIgnoreCase) ? Load(DeviceApi.OpenCL)
            : 0;
    }

    private static nint Load(DeviceApi api)
    {
        foreach (var name in Names(api))
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
