namespace NetDsl.Compiler.Torch;

/// <summary>Who reads what in a program, by positions of its statements.</summary>
internal sealed class TorchFlow
{
    private readonly Dictionary<TorchValue, int> producers = [];
    private readonly List<int>[] readers;

    public TorchFlow(TorchProgram program)
    {
        Program = program;
        readers = [.. program.Statements.Select(_ => new List<int>())];
        for (var at = 0; at < program.Statements.Count; at++)
        {
            foreach (var operand in program.Statements[at].Operands)
            {
                if (producers.TryGetValue(operand, out var producer))
                {
                    readers[producer].Add(at);
                }
            }

            producers.Add(program.Statements[at].Result, at);
        }
    }

    public TorchProgram Program { get; }

    public int Count => readers.Length;

    public TorchStatement this[int at] => Program.Statements[at];

    /// <summary>The statement that gives a value; -1 for the input of the network.</summary>
    public int ProducerOf(TorchValue value) => producers.TryGetValue(value, out var at) ? at : -1;

    /// <summary>The statements that read what a statement gives, one twice where it reads that twice.</summary>
    public IReadOnlyList<int> ReadersOf(int at) => readers[at];

    /// <summary>Whether a statement's result is what the network gives.</summary>
    public bool GivesOutput(int at) => this[at].Result == Program.Output;
}
