using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>Reads the instructions of a method; ECMA-335, partition III.</summary>
internal sealed class MethodCode
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly byte[] bytes;
    private readonly MethodBase method;
    private int at;

    private MethodCode(MethodBase method, byte[] bytes)
    {
        this.method = method;
        this.bytes = bytes;
    }

    /// <summary>The instructions in order; none for a method without a body.</summary>
    public static IReadOnlyList<Instruction> Read(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } bytes)
            return [];
        var reader = new MethodCode(method, bytes);
        var instructions = new List<Instruction>();
        while (reader.at < bytes.Length)
            instructions.Add(reader.Next());
        return instructions;
    }

    private Instruction Next()
    {
        int offset = at;
        short value = Byte();
        if (value == 0xFE)
            value = (short)(0xFE00 | Byte());
        var code = Codes[value];
        object? operand = Operand(code);
        return new Instruction(offset, at, code, operand);
    }

    private object? Operand(OpCode code) => code.OperandType switch
    {
        OperandType.InlineNone => null,
        OperandType.ShortInlineBrTarget => Jump(),
        OperandType.InlineBrTarget => LongJump(),
        OperandType.InlineSwitch => Switch(),
        OperandType.ShortInlineI => code == OpCodes.Ldc_I4_S ? (object)(sbyte)Byte() : Byte(),
        OperandType.ShortInlineVar => (int)Byte(),
        OperandType.InlineVar => (int)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)),
        OperandType.InlineI => Int(),
        OperandType.InlineI8 => BinaryPrimitives.ReadInt64LittleEndian(Take(8)),
        OperandType.ShortInlineR => BinaryPrimitives.ReadSingleLittleEndian(Take(4)),
        OperandType.InlineR => BinaryPrimitives.ReadDoubleLittleEndian(Take(8)),
        OperandType.InlineString => method.Module.ResolveString(Int()),
        OperandType.InlineSig => Int(),
        _ => Member(Int()),
    };

    private MemberInfo Member(int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType?.GetGenericArguments(),
        method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    // Jumps count from the end of their operand.
    private int Jump()
    {
        sbyte distance = (sbyte)Byte();
        return at + distance;
    }

    private int LongJump()
    {
        int distance = Int();
        return at + distance;
    }

    private int[] Switch()
    {
        int count = Int();
        int end = at + 4 * count;
        return Enumerable.Range(0, count).Select(_ => Int() + end).ToArray();
    }

    private byte Byte() => bytes[at++];

    private int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    private ReadOnlySpan<byte> Take(int count)
    {
        at += count;
        return bytes.AsSpan(at - count, count);
    }
}
