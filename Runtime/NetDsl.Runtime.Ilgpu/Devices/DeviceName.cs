using System.Globalization;

namespace NetDsl.Ilgpu;

/// <summary>A device by name: <c>cuda</c>, <c>cuda:1</c>, <c>opencl</c>, <c>opencl:0</c>, <c>cpu</c>.</summary>
/// <param name="Api">What drives it.</param>
/// <param name="Index">Its number among those of the same <paramref name="Api"/>.</param>
internal readonly record struct DeviceName(DeviceApi Api, int Index)
{
    /// <summary>The name of what drives a device.</summary>
    public static string Text(DeviceApi api) => api switch
    {
        DeviceApi.Cuda => "cuda",
        DeviceApi.OpenCL => "opencl",
        _ => "cpu",
    };

    /// <summary>Reads a name.</summary>
    /// <returns>False where no device can have this name.</returns>
    public static bool TryParse(string text, out DeviceName name)
    {
        var parts = text.Split(':');
        foreach (var api in Enum.GetValues<DeviceApi>())
        {
            var index = 0;
            if (string.Equals(parts[0], Text(api), StringComparison.OrdinalIgnoreCase)
                && (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index))))
            {
                name = new DeviceName(api, index);
                return true;
            }
        }

        name = default;
        return false;
    }
}
