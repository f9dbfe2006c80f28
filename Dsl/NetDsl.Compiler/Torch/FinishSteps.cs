namespace NetDsl.Compiler.Torch;

/// <summary>Finds the lines of a forward pass behind which a value is not needed any more, and those that may overwrite what they read.</summary>
internal static class FinishSteps
{
    public static IReadOnlyList<TorchStep> Run(TorchFlow flow, TorchStep[] steps, TorchValue output)
    {
        var own = new HashSet<TorchValue>(steps.Select(step => step.Result));
        var known = new HashSet<TorchValue> { output };
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            TorchValue[] last = [.. steps[i].Operands.Append(steps[i].Result).Where(known.Add)];
            steps[i] = steps[i] with { LastReadHere = last, Overwrites = Overwrites(flow, own, steps[i]) };
        }

        return steps;
    }

    // The operand must be memory of its own (KeepsOutput is true for views), made in this block, and nobody else may have seen it: an
    // earlier reader may keep it for its derivative.
    private static bool Overwrites(TorchFlow flow, HashSet<TorchValue> own, TorchStep step) =>
        step is { Statement.Operation.CanOverwrite: true, Operands.Count: 1 }
        && own.Contains(step.Operands[0])
        && flow.ProducerOf(step.Operands[0]) is var producer
        && !flow[producer].Operation.KeepsOutput
        && flow.ReadersOf(producer).Count == 1
        && !flow.GivesOutput(producer);
}
