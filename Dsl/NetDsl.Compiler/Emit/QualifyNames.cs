using System.Text;

namespace NetDsl.Compiler.Emit;

/// <summary>
/// Writes the whole names of the runtime's types that something of the user's hides: the class itself, a type around it, or what the
/// host found beside it. Everywhere else generated code keeps its short names.
/// </summary>
internal static class QualifyNames
{
    /// <summary>The place with an '@' before its own names that are hidden names, which tells them from the runtime's.</summary>
    public static ClassPlace Mark(ClassPlace place)
    {
        var hidden = HiddenNames(place);
        return hidden.Count == 0 ? place : place with
        {
            Namespace = MarkFirst(place.Namespace, hidden),
            ContainingTypes = new ValueList<string>(place.ContainingTypes.Select(header => MarkLast(header, hidden))),
            Name = MarkLast(place.Name, hidden),
            Header = MarkLast(place.Header, hidden),
        };
    }

    /// <summary>The code with whole names for hidden ones.</summary>
    /// <param name="code">A file with a part of the class.</param>
    /// <param name="place">The class.</param>
    /// <param name="names">The runtime's types that the part names.</param>
    public static string Run(string code, ClassPlace place, RuntimeNames names)
    {
        var hidden = HiddenNames(place);
        if (hidden.Count == 0)
        {
            return code;
        }

        var result = new StringBuilder();
        for (var at = 0; at < code.Length;)
        {
            var end = EndOfToken(code, at);
            var token = code.Substring(at, end - at);
            if (hidden.Contains(token)
                && names.Namespaces.TryGetValue(token, out var @namespace)
                && (at == 0 || code[at - 1] is not ('.' or ':' or '@')))
            {
                result.Append("global::").Append(@namespace).Append('.');
            }

            result.Append(token);
            at = end;
        }

        return result.ToString();
    }

    private static HashSet<string> HiddenNames(ClassPlace place)
    {
        var around = place.ContainingTypes.Append(place.Header).Select(header => header.Substring(header.LastIndexOf(' ') + 1).TrimStart('@'));
        return new(place.HiddenNames.Concat(around).Where(RuntimeNames.All.Contains), StringComparer.Ordinal);
    }

    // A name, a comment or a text in quotes; of everything else one character.
    private static int EndOfToken(string code, int start)
    {
        var end = start + 1;
        if (IsNamePart(code[start]))
        {
            while (end < code.Length && IsNamePart(code[end]))
            {
                end++;
            }
        }
        else if (code[start] == '/' && end < code.Length && code[end] == '/')
        {
            end = code.IndexOf('\n', start);
        }
        else if (code[start] == '"')
        {
            while (code[end] != '"')
            {
                end += code[end] == '\\' ? 2 : 1;
            }

            end++;
        }

        return end;
    }

    private static bool IsNamePart(char character) => character == '_' || char.IsLetterOrDigit(character);

    private static string MarkFirst(string name, HashSet<string> hidden) => hidden.Contains(name.Split('.')[0]) ? "@" + name : name;

    private static string MarkLast(string header, HashSet<string> hidden)
    {
        var start = header.LastIndexOf(' ') + 1;
        return hidden.Contains(header.Substring(start)) ? header.Insert(start, "@") : header;
    }
}
