using BenchmarkDotNet.Running;
using NetDsl.Benchmarks.Peers;

if (args is ["peers", ..])
{
    return PeersCommand.Run(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
