namespace NetDsl.Compiler.Torch;

/// <summary>Some statements of a program and all that lie on a way from one of them to another.</summary>
internal sealed class Between
{
    private readonly TorchFlow flow;
    private readonly int first;
    private readonly bool[] isInside;

    /// <param name="flow">The program.</param>
    /// <param name="seed">The statements, one at least.</param>
    public Between(TorchFlow flow, IReadOnlyList<int> seed)
    {
        this.flow = flow;
        first = seed.Min();
        var isSeed = new bool[seed.Max() - first + 1];
        foreach (var at in seed)
        {
            isSeed[at - first] = true;
        }

        var (isBehind, isBefore) = ((bool[])isSeed.Clone(), (bool[])isSeed.Clone());
        for (var i = 0; i < isSeed.Length; i++)
        {
            isBehind[i] |= flow[first + i].Operands.Any(operand => flow.ProducerOf(operand) >= first && isBehind[flow.ProducerOf(operand) - first]);
        }

        for (var i = isSeed.Length - 1; i >= 0; i--)
        {
            isBefore[i] |= flow.ReadersOf(first + i).Any(reader => reader - first < isSeed.Length && isBefore[reader - first]);
        }

        isInside = [.. isBehind.Zip(isBefore, static (behind, before) => behind && before)];
        All = [.. Enumerable.Range(first, isSeed.Length).Where(Holds)];
        Added = [.. All.Where(at => !isSeed[at - first])];
    }

    /// <summary>The statements and what lies between them, in order.</summary>
    public IReadOnlyList<int> All { get; }

    /// <summary>What lies between them.</summary>
    public IReadOnlyList<int> Added { get; }

    /// <summary>The statements whose results are read elsewhere, or are what the network gives.</summary>
    public IEnumerable<int> Outputs() => All.Where(at => flow.GivesOutput(at) || !flow.ReadersOf(at).All(Holds));

    /// <summary>The values that are read and come from elsewhere, in the order in which they are; null where there are more than so many.</summary>
    public IReadOnlyList<TorchValue>? Inputs(int most)
    {
        var inputs = new List<TorchValue>();
        foreach (var operand in All.SelectMany(at => flow[at].Operands))
        {
            if (!Holds(flow.ProducerOf(operand)) && !inputs.Contains(operand))
            {
                inputs.Add(operand);
            }

            if (inputs.Count > most)
            {
                return null;
            }
        }

        return inputs;
    }

    private bool Holds(int at) => at >= first && at - first < isInside.Length && isInside[at - first];
}
