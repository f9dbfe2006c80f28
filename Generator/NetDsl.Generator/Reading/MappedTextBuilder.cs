using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.Generator.Reading;

/// <summary>Builds a <see cref="MappedText"/> from front to back.</summary>
internal sealed class MappedTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<TextSpan> origins = [];
    private int end;

    /// <summary>How many characters there are.</summary>
    public int Length => text.Length;

    /// <summary>Whether the characters behind an offset are exactly these.</summary>
    public bool IsSince(int start, string characters) =>
        text.Length - start == characters.Length && text.ToString(start, characters.Length) == characters;

    /// <summary>Appends characters that all stem from the same characters of the C# file.</summary>
    public void Append(string characters, TextSpan origin)
    {
        text.Append(characters);
        for (var i = 0; i < characters.Length; i++)
        {
            origins.Add(origin);
        }

        end = origin.End;
    }

    /// <summary>Appends one character that stands as it is in the C# file.</summary>
    public void Append(char character, int position)
    {
        text.Append(character);
        origins.Add(new TextSpan(position, 1));
        end = position + 1;
    }

    /// <summary>Appends a text that was read from the same C# file.</summary>
    public void Append(MappedText other)
    {
        text.Append(other.Text);
        origins.AddRange(other.Origins);
        end = other.ToSource(other.Text.Length, 0).End;
    }

    /// <summary>Takes back everything behind a length.</summary>
    public void Truncate(int length)
    {
        text.Length = length;
        origins.RemoveRange(length, origins.Count - length);
    }

    /// <summary>Says where an empty place behind the last character stands in the C# file.</summary>
    public void EndAt(int position) => end = position;

    /// <summary>The finished text.</summary>
    public MappedText Build() => new(text.ToString(), [.. origins], end);
}
