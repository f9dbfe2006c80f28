using System.Reflection;
using NetDsl.Ilgpu.Tests.Kernels.Windows;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>
/// Shapes for kernels of channels: one channel and one pixel, channels that fill a vector or do not, groups of threads that are full or not,
/// sums of one chunk and of several, one tile of channels and several.
/// </summary>
public static class ShapeCases
{
    /// <summary>Specifications and batches.</summary>
    public static TheoryData<Type, int> Norms => new()
    {
        { typeof(Norm<N1, N1>), 1 },
        { typeof(Norm<N1, N7>), 3 },
        { typeof(Norm<N5, N3>), 3 },
        { typeof(Norm<N11, N4>), 1 },
        { typeof(Norm<N7, N8>), 3 },
        { typeof(Norm<N115, N33>), 3 },
        { typeof(Norm<N115, N132>), 3 },
    };

    /// <summary>Groups of one channel, of all, of a divisor of a vector and of more than one vector.</summary>
    public static TheoryData<Type, int> Groups => new()
    {
        { typeof(Grouped<N1, N3, N1>), 3 },
        { typeof(Grouped<N5, N7, N7>), 1 },
        { typeof(Grouped<N11, N4, N2>), 3 },
        { typeof(Grouped<N7, N8, N8>), 3 },
        { typeof(Grouped<N115, N33, N3>), 2 },
        { typeof(Grouped<N115, N132, N11>), 1 },
        { typeof(Grouped<N2100, N1, N1>), 1 },
    };

    /// <summary>Windows of odd and even sizes, and larger than the channels.</summary>
    public static TheoryData<Type, int> Responses => new()
    {
        { typeof(Response<N1, N1, N5>), 1 },
        { typeof(Response<N5, N3, N5>), 3 },
        { typeof(Response<N11, N4, N2>), 1 },
        { typeof(Response<N7, N33, N4>), 3 },
    };

    /// <summary>Calls a generic method of a test with a specification.</summary>
    public static void Run(Delegate method, Type specification, params object[] arguments) => method.Method.GetGenericMethodDefinition()
        .MakeGenericMethod(specification)
        .Invoke(method.Target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
