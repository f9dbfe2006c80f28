using System.Diagnostics;
using System.Reflection;
using ILGPU.Runtime.Cuda;
using NetworkTests.Package;
using Xunit.Abstractions;

namespace NetDsl.Ilgpu.Tests.Package;

/// <summary>Every kernel of whole networks, predictions and training steps, compiled for CUDA without a device.</summary>
public sealed class PtxTests(ITestOutputHelper output)
{
    /// <summary>Kernels that one context compiles: it keeps what it made of each, some 30 MB.</summary>
    private const int Together = 16;

    private static readonly Dictionary<string, CudaArchitecture> Architectures = new()
    {
        ["sm_80"] = CudaArchitecture.SM_80,
        ["sm_90"] = CudaArchitecture.SM_90,
    };

    private static readonly Dictionary<string, Func<IReadOnlyList<MethodInfo>>> Networks = new()
    {
        [nameof(LeNet5)] = () => NetworkKernels.Of(new LeNet5(seed: 1), (network, device) => new LeNet5.OnIlgpu(network, device)),
        [nameof(ResNet18)] = () => NetworkKernels.Of(new ResNet18(seed: 1), (network, device) => new ResNet18.OnIlgpu(network, device)),
        [nameof(MobileNetV2)] = () => NetworkKernels.Of(new MobileNetV2(seed: 1), (network, device) => new MobileNetV2.OnIlgpu(network, device)),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var network in Networks.Keys)
            {
                foreach (var architecture in Architectures.Keys)
                {
                    cases.Add(network, architecture);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_kernel_of_a_network_compiles_to_clean_PTX(string network, string architecture)
    {
        var kernels = Networks[network]();
        Assert.Contains(kernels, kernel => KernelName.Of(kernel).StartsWith("Gemm", StringComparison.Ordinal));
        Assert.Contains(kernels, kernel => KernelName.Of(kernel).StartsWith("SoftmaxKernels.", StringComparison.Ordinal));
        Assert.Contains(kernels, kernel => KernelName.Of(kernel).StartsWith("UpdateKernels.", StringComparison.Ordinal));
        output.WriteLine($"{kernels.Count} kernels of {network} for {architecture}\n\n instr  div  16B shared  kernel");
        var faults = new List<string>();
        var clock = Stopwatch.StartNew();
        foreach (var some in kernels.Chunk(Together))
        {
            using var compiler = new PtxCompiler(Architectures[architecture]);
            foreach (var kernel in some)
            {
                faults.AddRange(FaultsOf(kernel, compiler));
            }
        }

        output.WriteLine(FormattableString.Invariant($"\n{clock.Elapsed.TotalSeconds:F1} s"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private IEnumerable<string> FaultsOf(MethodInfo kernel, PtxCompiler compiler)
    {
        try
        {
            var code = compiler.Compile(kernel);
            output.WriteLine(code.ToString());
            return code.Faults().Select(fault => $"{code.Kernel} {fault}");
        }
        catch (Exception fault)
        {
            // After a kernel that does not compile a context compiles no other, so that this may stand for more than one.
            return [$"{KernelName.Of(kernel)} does not compile: {fault.GetBaseException().Message}"];
        }
    }
}
