using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// The structs of all kernels' constants. Kernels with equal constants share one, named after the first of them: the cells of a deep
/// network repeat, and each struct is a type for which the runtime would compile the kernel again.
/// </summary>
public sealed class SharedConstants
{
    private readonly Dictionary<string, string> sharedNames = new(StringComparer.Ordinal);
    private readonly List<SharedStruct> structs = [];

    internal SharedConstants(LoweredNetwork network)
    {
        var byContent = new Dictionary<SpecStruct, int>();
        foreach (var operation in network.Operations)
        {
            foreach (var (name, spec) in operation.Kernel.Specs(operation.SpecName, operation.InputShapes))
            {
                Add(name, spec, byContent);
            }
        }
    }

    /// <summary>The structs, in the order in which they are first needed.</summary>
    public IReadOnlyList<SharedStruct> Structs => structs;

    /// <summary>The name of the struct that stands for a kernel's own; the same name for a kernel without constants.</summary>
    public string NameOf(string specName) => sharedNames.TryGetValue(specName, out var shared) ? shared : specName;

    private void Add(string name, SpecStruct spec, Dictionary<SpecStruct, int> byContent)
    {
        if (byContent.TryGetValue(spec, out var index))
        {
            structs[index] = structs[index] with { Uses = structs[index].Uses + 1 };
        }
        else
        {
            byContent[spec] = index = structs.Count;
            structs.Add(new SharedStruct(name, spec, 1));
        }

        sharedNames[name] = structs[index].Name;
    }
}

/// <summary>A struct of constants.</summary>
/// <param name="Name">Its name, that of the first kernel with these constants.</param>
/// <param name="Spec">Its constants.</param>
/// <param name="Uses">Number of kernels with these constants.</param>
public sealed record SharedStruct(string Name, SpecStruct Spec, int Uses);
