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

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
