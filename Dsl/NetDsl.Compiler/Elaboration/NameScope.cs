using System.Globalization;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// The hierarchical names of one network, block instance or labelled branch: they are the keys of saved weights, so they depend on
/// nothing but the declaration.
/// </summary>
internal sealed class NameScope
{
    private readonly Dictionary<string, int> counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceSpan> taken;
    private readonly string prefix;

    /// <summary>The names of a network.</summary>
    public NameScope()
        : this("", new Dictionary<string, SourceSpan>(StringComparer.Ordinal))
    {
    }

    private NameScope(string prefix, Dictionary<string, SourceSpan> taken) => (this.prefix, this.taken) = (prefix, taken);

    /// <summary>The names below a name of this scope.</summary>
    public NameScope Below(string fullName) => new(fullName + ".", taken);

    /// <summary>A name with everything that stands before it.</summary>
    public string FullName(string name) => prefix + name;

    /// <summary>Whether a name of this scope is taken.</summary>
    public bool IsTaken(string name) => taken.ContainsKey(FullName(name));

    /// <summary>Takes a name, unless it is taken.</summary>
    /// <returns>Where it was taken before, or null.</returns>
    public SourceSpan? Take(string fullName, SourceSpan span)
    {
        if (taken.TryGetValue(fullName, out var first))
        {
            return first;
        }

        taken.Add(fullName, span);
        return null;
    }

    /// <summary>Takes the next free name with a stem: conv1, conv2 …</summary>
    public string TakeNext(string stem, SourceSpan span)
    {
        counters.TryGetValue(stem, out var counter);
        string fullName;
        do
        {
            counter++;
            fullName = prefix + stem + counter.ToString(CultureInfo.InvariantCulture);
        }
        while (Take(fullName, span) is not null);
        counters[stem] = counter;
        return fullName;
    }
}
