using System.Reflection;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace NetDsl.Ilgpu.Tests.Package;

/// <summary>The library's compiler for CUDA, which needs neither a driver nor a device, with the settings of <see cref="DeviceContext"/>.</summary>
internal sealed class PtxCompiler : IDisposable
{
    private readonly Context context;
    private readonly PTXBackend backend;

    /// <param name="architecture">The devices that it compiles for.</param>
    public PtxCompiler(CudaArchitecture architecture)
    {
        context = Context.Create(builder => builder.EnableAlgorithms().Optimize(OptimizationLevel.O2).CPU());
        backend = new PTXBackend(context, new CudaCapabilityContext(architecture), architecture, CudaInstructionSet.ISA_86, nvvmAPI: null);
    }

    /// <summary>The code of a kernel.</summary>
    public PtxCode Compile(MethodInfo kernel)
    {
        var entry = EntryPointDescription.FromExplicitlyGroupedKernel(kernel);
        return new PtxCode(KernelName.Of(kernel), ((PTXCompiledKernel)backend.Compile(entry, default)).PTXAssembly);
    }

    public void Dispose()
    {
        backend.Dispose();
        context.Dispose();
    }
}
