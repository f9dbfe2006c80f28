using BenchmarkDotNet.Running;
using NetDsl.Benchmarks.Gpu;
using NetDsl.Benchmarks.Peers;

if (args is ["peers", ..])
{
    return PeersCommand.Run(args[1..]);
}

if (args is ["gpu", ..])
{
    return GpuCommand.Run(args[1..]);
}

if (args is ["gpu-plan", ..])
{
    return PlanCommand.Run(args[1..]);
}

if (args is ["torch", ..])
{
#if TORCHSHARP
    return NetDsl.Benchmarks.Modules.TorchCommand.Run(args[1..]);
#else
    Console.Error.WriteLine(
        "This build has no TorchSharp; build with -p:NetDslTorchSharp=package and, where the machine has no libtorch, -p:NetDslLibTorch=TorchSharp-cpu.");
    return 1;
#endif
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
