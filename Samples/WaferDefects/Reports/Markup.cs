using System.Globalization;
using System.Net;
using System.Text;

namespace WaferDefects.Reports;

/// <summary>Text of a page: numbers are written invariantly, names are escaped where they are said to be names.</summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();

    /// <summary>Adds a line of markup, whose numbers are written invariantly.</summary>
    public Markup Add(FormattableString line) => Add(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a line of markup.</summary>
    public Markup Add(string line)
    {
        text.Append(line).Append('\n');
        return this;
    }

    /// <summary>A name or a sentence as it must stand in markup.</summary>
    public static string Text(string name) => WebUtility.HtmlEncode(name);

    public override string ToString() => text.ToString();
}
