using System.Diagnostics.CodeAnalysis;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>A name's value and the place that declares it.</summary>
internal sealed record NamedValue(ExpressionValue Value, SourceSpan Span);

/// <summary>
/// The names that a body can use: its own and those around it. A block's outermost scope holds its parameters and nothing of the caller.
/// </summary>
/// <param name="outer">The scope around it, or null.</param>
internal sealed class Scope(Scope? outer)
{
    private Dictionary<string, NamedValue>? own;
    private HashSet<string>? carried;

    /// <summary>Whether a statement could not be read, so that a name that is missing may have been declared there.</summary>
    public bool HasGaps
    {
        get => field || outer?.HasGaps == true;
        set;
    }

    /// <summary>All names that can be used here, the closest first.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            var scope = this;
            while (scope is not null)
            {
                foreach (var name in scope.own?.Keys ?? Enumerable.Empty<string>())
                {
                    yield return name;
                }

                scope = scope.Outer;
            }
        }
    }

    private Scope? Outer => outer;

    /// <summary>Finds a name here or further out.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out NamedValue? found)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.own is not null && scope.own.TryGetValue(name, out found))
            {
                return true;
            }
        }

        found = null;
        return false;
    }

    /// <summary>Finds a name declared in this very scope.</summary>
    public NamedValue? FindOwn(string name) => own is not null && own.TryGetValue(name, out var found) ? found : null;

    /// <summary>Lets a name of this scope be given anew from the scopes inside it: the values that a loop carries from round to round.</summary>
    public void Carry(string name, ExpressionValue value, SourceSpan span)
    {
        Declare(name, value, span);
        (carried ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
    }

    /// <summary>The scope around this one, or this one itself, that carries a name; null where the name is given here in the usual way.</summary>
    public Scope? FindCarrier(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.own is not null && scope.own.ContainsKey(name))
            {
                return scope.carried?.Contains(name) == true ? scope : null;
            }
        }

        return null;
    }

    /// <summary>Makes the values of all names that are carried here or further out unknown: what may have given them is not certain.</summary>
    public void ForgetCarried()
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (var name in scope.carried ?? [])
            {
                scope.own![name] = scope.own[name] with { Value = UnknownValue.Instance };
            }
        }
    }

    /// <summary>Gives a name a value: anew where a loop carries it, else in this scope.</summary>
    public void Give(string name, ExpressionValue value, SourceSpan span) => (FindCarrier(name) ?? this).Declare(name, value, span);

    /// <summary>Gives a name a value in this scope; a name further out is hidden.</summary>
    public void Declare(string name, ExpressionValue value, SourceSpan span)
    {
        own ??= new Dictionary<string, NamedValue>(StringComparer.Ordinal);
        own[name] = new NamedValue(value, span);
    }
}
