namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        public Device(string description) => throw Declaration.Only();

        public Device(string deviceType, int index = -1) => throw Declaration.Only();

        public Device(DeviceType deviceType, int index = -1) => throw Declaration.Only();

        public Device(int index) => throw Declaration.Only();

        public DeviceType type => throw Declaration.Only();

        public override string ToString() => throw Declaration.Only();
    }
}
