namespace NetDsl.Ilgpu.Tests.Package;

/// <summary>A test that trains a whole network: on a device with a driver, or for hours on the library's simulated one, so not there.</summary>
internal sealed class DriverFactAttribute : FactAttribute
{
    public DriverFactAttribute()
    {
        if (GpuFixture.Name == "cpu")
        {
            Skip = "Runs where NETDSL_GPU names a device with a driver, such as 'cuda' or 'opencl'.";
        }
    }
}
