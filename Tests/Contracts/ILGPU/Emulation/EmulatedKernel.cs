using ILGPU.Runtime;

namespace ILGPU.Emulation;

/// <summary>A kernel that an accelerator has compiled.</summary>
internal sealed class EmulatedKernel
{
    private readonly Accelerator accelerator;
    private readonly string name;
    private readonly ResumableMethod? code;

    private EmulatedKernel(Accelerator accelerator, string name, ResumableMethod? code)
    {
        this.accelerator = accelerator;
        this.name = name;
        this.code = code;
    }

    /// <summary>Checks that the real compiler would take a kernel.</summary>
    /// <exception cref="InternalCompilerException">It would not.</exception>
    public static EmulatedKernel Load(Accelerator accelerator, Delegate kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        accelerator.Health.Check();
        var context = accelerator.Context;
        if (context.Poisoned)
            throw new NullReferenceException();
        string name = KernelName.Of(kernel.Method);
        try
        {
            if (context.Hardware.FailingKernel is { } failing && name.Contains(failing, StringComparison.Ordinal))
                throw new InternalCompilerException($"kernel '{name}' does not compile, as the emulated hardware was told");
            KernelCheck.Verify(kernel.Method, name, context.Properties);
        }
        catch (InternalCompilerException)
        {
            context.Poisoned = true;
            throw;
        }
        return new EmulatedKernel(accelerator, name, MethodRewriter.Rewrite(kernel.Method));
    }

    /// <summary>Adds a launch to a stream; the threads run when somebody waits for it.</summary>
    public void Launch(AcceleratorStream stream, KernelConfig config, object[] arguments, Action body)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Verify(config);
        accelerator.Health.Check();
        var hardware = accelerator.Context.Hardware;
        hardware.Count(new LaunchRecord(name, config.GridDim.X, config.GroupDim.X), onStacks: code is null);
        var plan = new LaunchPlan(
            name, config.GridDim.X, config.GroupDim.X, hardware.KeepStacks ? null : code, arguments, body,
            hardware.Order, Math.Min(accelerator.MaxSharedMemoryPerGroup, SharedArena.MostBytes), hardware.Mutation);
        ((EmulatedStream)stream).Add(() =>
        {
            accelerator.Health.Launch();
            GroupRunner.For(plan).Run();
        });
    }

    private void Verify(KernelConfig config)
    {
        if (config.GroupDim.X > accelerator.MaxNumThreadsPerGroup)
            throw new ArgumentOutOfRangeException(nameof(config), FormattableString.Invariant(
                $"kernel '{name}' was launched with groups of {config.GroupDim.X} threads, the device takes {accelerator.MaxNumThreadsPerGroup}"));
        if (config.Size == 0)
            throw new ArgumentOutOfRangeException(nameof(config), $"kernel '{name}' was launched without threads");
    }
}
