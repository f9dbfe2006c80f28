using System.Diagnostics;

namespace NetDsl.Compiler.Lowering;

/// <summary>What must hold between any two passes; checked in Debug builds, so that a faulty pass is caught where it stands.</summary>
internal static class VerifyOperations
{
    /// <summary>Checks a network between two passes in Debug builds.</summary>
    [Conditional("DEBUG")]
    public static void Run(LoweredNetwork network) => Check(network);

    /// <summary>Checks a network in every build.</summary>
    /// <exception cref="InvalidOperationException">A value is read before it is written, written twice, or never written.</exception>
    public static void Check(LoweredNetwork network)
    {
        var written = new HashSet<Value> { network.Input };
        foreach (var operation in network.Operations)
        {
            foreach (var input in operation.Inputs.Where(input => !written.Contains(input)))
            {
                throw new InvalidOperationException($"'{operation.SpecName}' reads '{input.Name}' before it is written.");
            }

            if (!written.Add(operation.Output))
            {
                throw new InvalidOperationException($"'{operation.Output.Name}' is written twice.");
            }
        }

        if (!written.Contains(network.Output))
        {
            throw new InvalidOperationException("The network's output is never written.");
        }
    }
}
