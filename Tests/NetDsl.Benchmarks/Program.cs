using System.Runtime.CompilerServices;
using BenchmarkDotNet.Running;
using NetDsl.Benchmarks.Commands;

return args switch
{
    [OwnProcess.Name, ..] => OwnProcess.Run(args[1..]),
    [var first, ..] when BenchmarkCommands.Knows(first) => BenchmarkCommands.Run(args),
    _ => Benchmarks(args),
};

// A method of its own: BenchmarkDotNet is loaded by those who use it, and start-up times are of a program without it.
[MethodImpl(MethodImplOptions.NoInlining)]
static int Benchmarks(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(OwnProcess).Assembly).Run(arguments);
    return 0;
}
