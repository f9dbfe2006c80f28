using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetDsl.Ilgpu;

/// <summary>What drivers and the library report, as words in our own messages.</summary>
internal static class DriverReport
{
    /// <summary>A report without a full stop: OpenCL's exceptions carry the error beside an empty message, CUDA's beside a general one.</summary>
    public static string Text(Exception fault) => fault switch
    {
        CLException { Error: not CLError.CL_SUCCESS } openCL => $"{openCL.Error}",
        CudaException cuda => $"{cuda.Error}: {Sentence(cuda.Message)}",
        _ => Sentence(fault.Message),
    };

    /// <summary>The report at the bottom: the library wraps it in general ones.</summary>
    public static string Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner)
        {
            fault = inner;
        }

        return Text(fault);
    }

    private static string Sentence(string message) => message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
