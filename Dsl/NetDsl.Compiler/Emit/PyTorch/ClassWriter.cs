using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>Writes the classes of a network's blocks. Blocks whose bodies are the same text share one class.</summary>
/// <param name="reserved">Names of classes that are taken.</param>
internal sealed class ClassWriter(IEnumerable<string> reserved)
{
    private readonly HashSet<string> taken = new(reserved, StringComparer.Ordinal);
    private readonly List<BlockClass> classes = [];
    private readonly Dictionary<string, BlockClass> byBody = new(StringComparer.Ordinal);

    /// <summary>The classes of all blocks that were written so far, each behind those that it uses.</summary>
    public string Text => string.Concat(classes.Select(one => one.ToString() + "\n\n"));

    /// <summary>The body of the network's own class, without its header.</summary>
    public string Body(TorchBlock block, bool isNetwork)
    {
        var writer = new PythonWriter();
        if (block.Members.Count > 0 || isNetwork)
        {
            writer.Block("def __init__(self):", () =>
            {
                writer.Lines("super().__init__()");
                foreach (var member in block.Members)
                {
                    writer.Statement(ModuleNames.Adding(member.Name) + Value(member));
                }

                if (isNetwork)
                {
                    writer.Lines("self.reset_parameters()");
                }
            });
        }

        if (block.HasForward)
        {
            writer.Lines("");
            new ForwardWriter(block).Write(writer);
        }

        return writer.ToString();
    }

    /// <summary>What a class of modules derives from.</summary>
    public static string Base(TorchBlock block) => ModuleNames.IsDictionary(block) ? "nn.ModuleDict" : "nn.Module";

    private string Value(TorchMember member) =>
        member.Module is { } module ? $"{(module.PythonClass is null ? "nn." : "")}{module.Type}({module.PythonArguments})"
        : IsSequence(member.Block!) ? Sequence(member.Block!)
        : IsPlainDictionary(member.Block!) ? Dictionary(member.Block!)
        : $"{Class(member.Block!)}()";

    // Each module is called once, in the order in which they stand, with what the one before gave.
    private static bool IsSequence(TorchBlock block)
    {
        if (!block.HasForward || block.Inputs.Count != 1 || block.Steps.Count != block.Members.Count || block.Steps.Count == 0)
        {
            return false;
        }

        var value = block.Inputs[0];
        for (var i = 0; i < block.Steps.Count; i++)
        {
            var step = block.Steps[i];
            if (step.Callee.Count != 1 || step.Callee[0] != block.Members[i].Name || ModuleNames.IsTaken(step.Callee[0])
                || step.Operands.Count != 1 || step.Operands[0] != value)
            {
                return false;
            }

            value = step.Result;
        }

        return value == block.Output;
    }

    private string Sequence(TorchBlock block)
    {
        var isNumbered = !block.Members.Where((member, index) => member.Name != FormattableString.Invariant($"{index}")).Any();
        return Listing(
            isNumbered ? "nn.Sequential(" : "nn.Sequential(OrderedDict([",
            block.Members.Select((member, index) => (
                isNumbered ? Value(member) : $"({PythonText.Quote(member.Name)}, {Value(member)})",
                ForwardWriter.Shape(block.Steps[index].Result.Shape))),
            isNumbered ? ")" : "]))");
    }

    private static bool IsPlainDictionary(TorchBlock block) =>
        !block.HasForward && !block.Members.Any(member => ModuleNames.IsTaken(member.Name));

    private string Dictionary(TorchBlock block) => Listing(
        "nn.ModuleDict({", block.Members.Select(member => ($"{PythonText.Quote(member.Name)}: {Value(member)}", "")), "})");

    private static string Listing(string open, IEnumerable<(string Item, string Comment)> items, string close)
    {
        var writer = new PythonWriter();
        writer.Block(open, () =>
        {
            foreach (var (item, comment) in items)
            {
                writer.Lines(item + (comment.Length > 0 && !item.Contains('\n') ? $",  # {comment}" : ","));
            }
        });
        return writer + close;
    }

    private string Class(TorchBlock block)
    {
        var body = Body(block, isNetwork: false);
        if (!byBody.TryGetValue(body, out var found))
        {
            found = new BlockClass(Unique(PythonText.ToClassName(block.Path)), Base(block), body, block);
            byBody.Add(body, found);
            classes.Add(found);
        }

        found.Paths.Add(block.Path);
        return found.Name;
    }

    private string Unique(string name)
    {
        var candidate = name;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            candidate = FormattableString.Invariant($"{name}_{number}");
        }

        return candidate;
    }

    private sealed record BlockClass(string Name, string Base, string Body, TorchBlock Block)
    {
        private const int LongestList = 50;

        public List<string> Paths { get; } = [];

        public override string ToString()
        {
            var writer = new PythonWriter();
            writer.Block($"class {Name}({Base}):", () => writer
                .Lines($"\"\"\"{Where()}{Shapes()}.\"\"\"")
                .Lines("")
                .Lines(Body.TrimEnd('\n')));
            return writer.ToString();
        }

        private string Where()
        {
            var all = Paths.Count == 1 ? Paths[0] : string.Join(", ", Paths.Take(Paths.Count - 1)) + " and " + Paths[Paths.Count - 1];
            return Paths.Count == 1 || all.Length <= LongestList ? all : FormattableString.Invariant($"{Paths[0]} and {Paths.Count - 1} more");
        }

        private string Shapes() => Block.HasForward
            ? $": {string.Join(" and ", Block.Inputs.Select(input => ForwardWriter.Shape(input.Shape)))} to {ForwardWriter.Shape(Block.Output!.Shape)}"
            : "";
    }
}
