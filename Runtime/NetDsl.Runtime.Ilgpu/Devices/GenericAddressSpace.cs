using System.Reflection;
using ILGPU.Runtime.OpenCL;

namespace NetDsl.Ilgpu;

/// <summary>
/// Lets the library take OpenCL devices without a generic address space, such as processors driven by PoCL. It refuses them since a pointer
/// of a kernel might point to either kind of memory; none of ours does. The switch is not public, so it is turned by name.
/// </summary>
internal static class GenericAddressSpace
{
    /// <summary>Makes a device acceptable.</summary>
    /// <exception cref="GpuException">The library does not let itself be switched.</exception>
    public static void Grant(CLDevice device)
    {
        var capabilities = device.Capabilities;
        if (capabilities.GenericAddressSpace)
        {
            return;
        }

        if (!Set(capabilities, nameof(capabilities.GenericAddressSpace), true))
        {
            throw new GpuException(
                $"'{device.Name}' has no generic address space, which this version of ILGPU insists on; use ILGPU 1.5.3, another device, or the CPU target.");
        }

        // Without a version that has dynamic shared memory the library emits none; what emits kernels for 2.0 runs there as well.
        if (typeof(CLDevice).GetProperty("DeviceVersion") is { } version && version.PropertyType.GetField("CL20") is { } second)
        {
            Set(device, version.Name, second.GetValue(null)!);
        }
    }

    private static bool Set(object owner, string name, object value)
    {
        if (owner.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public)?.GetSetMethod(nonPublic: true) is not { } setter)
        {
            return false;
        }

        setter.Invoke(owner, [value]);
        return true;
    }
}
